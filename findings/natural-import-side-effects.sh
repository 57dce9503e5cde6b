#!/usr/bin/env bash
# Package: natural 8.1.1 (npm)
# What happens: importing the package for its stemmer loads some 1,200 files, among them the clients of MongoDB,
#   PostgreSQL, Redis and Memcached, reads the .env file of the current folder into process.env, and prints lines on
#   standard output.
# Why a good guess is wrong: stemming and string distances are pure functions, and nothing of storage was asked for. The
#   import of one stemmer file (natural/lib/natural/stemmers/porter_stemmer) does the same work with a handful of files.
# Who meets it: command-line tools whose output others parse, programs that count their start in milliseconds or ship
#   one bundle, and whoever runs in a folder with somebody else's .env.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1

echo 'FROM_THE_FOLDER=yes' >.env
cat >load.cjs <<'LOAD'
require(process.argv[2]);
const files = Object.keys(require.cache);
const has = (name) => files.some((file) => file.includes(`/node_modules/${name}/`));
const clients = ['mongoose', 'mongodb', 'pg', '@redis/client', 'memjs'].filter(has);
process.stderr.write(JSON.stringify({ files: files.length, clients, env: process.env.FROM_THE_FOLDER ?? 'unset' }));
LOAD
cat >probe.mjs <<'PROBE'
import { spawnSync } from 'node:child_process';

const load = (name) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['load.cjs', name], { encoding: 'utf8' });
  return { ...JSON.parse(stderr), printed: stdout.split('\n').filter(Boolean).length };
};
const whole = load('natural');
const stemmer = load('natural/lib/natural/stemmers/porter_stemmer');
console.log('natural:      ', JSON.stringify(whole));
console.log('stemmer alone:', JSON.stringify(stemmer));
const asDescribed =
  whole.files > 1000 && whole.clients.length >= 4 && whole.env === 'yes' && whole.printed > 0 &&
  stemmer.files < 20 && stemmer.clients.length === 0 && stemmer.env === 'unset' && stemmer.printed === 0;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
