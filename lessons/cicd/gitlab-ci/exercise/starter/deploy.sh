#!/bin/sh
# Usage: sh deploy.sh staging|production. Wants DEPLOY_TOKEN in the environment.
set -e
: "${DEPLOY_TOKEN:?is not set}"
echo "deployed to ${1:?staging or production}"
