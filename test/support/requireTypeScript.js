// Lets a child process run a command's source, so that its test needs no build.
const { readFileSync } = require('node:fs');
const { process: transform } = require('./transform.js');

require.extensions['.ts'] = (module, fileName) =>
  module._compile(transform(readFileSync(fileName, 'utf8'), fileName).code, fileName);
