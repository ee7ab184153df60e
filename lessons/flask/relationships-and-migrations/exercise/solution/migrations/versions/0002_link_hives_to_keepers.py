"""link hives to keepers

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-22 10:15:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('hive', schema=None) as batch_op:
        batch_op.add_column(sa.Column('keeper_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('hive_keeper', 'keeper', ['keeper_id'], ['id'])


def downgrade():
    with op.batch_alter_table('hive', schema=None) as batch_op:
        batch_op.drop_constraint('hive_keeper', type_='foreignkey')
        batch_op.drop_column('keeper_id')
