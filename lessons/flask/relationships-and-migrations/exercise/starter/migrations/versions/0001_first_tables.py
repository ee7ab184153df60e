"""first tables

Revision ID: 0001
Revises: 
Create Date: 2026-11-02 09:30:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('hive',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('spot', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('keeper',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )


def downgrade():
    op.drop_table('keeper')
    op.drop_table('hive')
