//! The table from the grammars' scopes to roles.

use syntect::parsing::Scope;

use super::super::theme::Role;

/// Scopes that decide wherever they stand on the stack.
const ANYWHERE: &[(&str, Role)] = &[
    ("comment", Role::Comment),
    ("meta.mapping.key.json", Role::Tag),
    ("markup.inserted", Role::Inserted),
    ("markup.deleted", Role::Deleted),
    ("meta.diff.header", Role::Comment),
    ("meta.diff.range", Role::Function),
];

/// Scopes from the innermost outwards; the first line that fits decides. `Role::Text` ends the
/// search: what is inside a text's placeholder is not text of the string around it.
const INNERMOST: &[(&str, Role)] = &[
    ("keyword.other.template", Role::String),
    ("keyword.other.substitution", Role::Constant),
    ("keyword.other.http-header", Role::Tag),
    ("keyword.name.ini", Role::Tag),
    ("keyword.control.flow.block-scalar", Role::Operator),
    ("keyword.control.flow.alias", Role::Operator),
    ("keyword.control.property", Role::Operator),
    ("keyword.operator", Role::Operator),
    ("keyword", Role::Keyword),
    ("storage.type.string", Role::String),
    ("storage.type.sql", Role::Type),
    ("storage.type.function.arrow", Role::Operator),
    ("storage.modifier.conversion", Role::Constant),
    ("storage", Role::Keyword),
    ("constant.numeric", Role::Number),
    ("constant.other.version-control", Role::Number),
    ("constant.other.database-name", Role::Text),
    ("constant.other.table-name", Role::Text),
    ("constant", Role::Constant),
    ("entity.name.function.option", Role::Attribute),
    ("entity.name.function", Role::Function),
    ("entity.name.tag", Role::Tag),
    ("entity.name.enum.tag-digest", Role::Constant),
    ("entity.name", Role::Type),
    ("entity.section", Role::Type),
    ("entity.other.attribute-name", Role::Attribute),
    ("entity.other.inherited-class", Role::Type),
    ("entity.other.jinja2.delimiter", Role::Constant),
    ("support.function", Role::Function),
    ("support.constant", Role::Constant),
    ("support.type.property-name", Role::Attribute),
    ("support.type", Role::Type),
    ("support.class", Role::Type),
    ("variable.annotation", Role::Attribute),
    ("variable.function", Role::Function),
    ("variable.language.star", Role::Operator),
    ("variable.language", Role::Variable),
    ("variable.parameter.option", Role::Attribute),
    ("variable.parameter.package-name", Role::Tag),
    ("variable.other.jinja2.filter", Role::Function),
    ("variable.other.jinja2", Role::Variable),
    ("variable.other.readwrite.shell", Role::Variable),
    ("variable.other.readwrite.assignment.shell", Role::Variable),
    ("variable.other.alias", Role::Type),
    ("meta.group.expansion", Role::Variable),
    ("punctuation.section.interpolation", Role::Constant),
    ("punctuation.section.embedded", Role::Constant),
    ("punctuation.section.arguments", Role::Text),
    ("punctuation.definition.tag", Role::Operator),
    ("meta.annotation.arguments", Role::Text),
    ("meta.annotation.function", Role::Attribute),
    ("meta.annotation.python", Role::Attribute),
    ("meta.method.groovy", Role::Function),
    ("meta.interpolation", Role::Text),
    ("source.python.embedded", Role::Text),
    ("source.groovy.embedded", Role::Text),
    ("source.js.embedded", Role::Text),
    ("string", Role::String),
];

/// The table with its scopes resolved.
pub(super) struct Scopes {
    anywhere: Vec<(Scope, Role)>,
    innermost: Vec<(Scope, Role)>,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Self { anywhere: resolve(ANYWHERE), innermost: resolve(INNERMOST) }
    }

    /// The role of `text` where `stack` holds, outermost scope first.
    pub(super) fn role(&self, stack: &[Scope], text: &str) -> Role {
        let anywhere = stack.iter().find_map(|scope| find(&self.anywhere, *scope));
        let role = anywhere
            .or_else(|| stack.iter().rev().find_map(|scope| find(&self.innermost, *scope)))
            .unwrap_or(Role::Text);
        if role == Role::Operator && text.trim_start().starts_with(char::is_alphabetic) {
            // Grammars count `and`, `AS` and `new` among the operators.
            Role::Keyword
        } else if role == Role::Text && matches!(text, "self" | "cls") {
            Role::Variable
        } else {
            role
        }
    }
}

fn find(table: &[(Scope, Role)], scope: Scope) -> Option<Role> {
    table.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, role)| *role)
}

fn resolve(table: &[(&str, Role)]) -> Vec<(Scope, Role)> {
    table.iter().filter_map(|(name, role)| Some((Scope::new(name).ok()?, *role))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_of_the_table_can_be_reached() {
        for table in [ANYWHERE, INNERMOST] {
            let resolved = resolve(table);
            assert_eq!(resolved.len(), table.len());
            for (i, (scope, _)) in resolved.iter().enumerate() {
                let hidden = resolved[..i].iter().any(|(prefix, _)| prefix.is_prefix_of(*scope));
                assert!(!hidden, "{} stands below a line that covers it", table[i].0);
            }
        }
    }
}
