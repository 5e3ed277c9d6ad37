const { createHash } = require('node:crypto');
const ts = require('typescript');

const options = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.ReactJSX,
  esModuleInterop: true,
  allowJs: true,
  inlineSourceMap: true,
};

module.exports = {
  process: (source, fileName) => ({
    code: ts.transpileModule(source, { compilerOptions: options, fileName }).outputText,
  }),
  getCacheKey: (source, fileName) =>
    createHash('sha256')
      .update(ts.version)
      .update(JSON.stringify(options))
      .update(fileName)
      .update(source)
      .digest('hex'),
};
