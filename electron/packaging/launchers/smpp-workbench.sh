#!/bin/sh
# Runs the command line with the Node that lies beside it, whatever else is on PATH.
set -e
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
home=$(cd "${self%/*}/.." && pwd -P)
# They are meant for the user's own programs, and could load code into this one.
unset NODE_OPTIONS NODE_PATH
exec "$home/lib/node" "$home/lib/dist/engine/cli.js" "$@"
