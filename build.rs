//! The course and the Python package are compiled into the program: a new or changed file has to
//! be noticed.

fn main() {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rerun-if-changed=assets/python");
    println!("cargo::rerun-if-changed=build.rs");
}
