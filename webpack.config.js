const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const HtmlWebpackPlugin = require('html-webpack-plugin');

const OFFICE_JS_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const OFFICE_JS_LOCAL = '/office/office.js';
const inRepo = (...parts) => path.resolve(__dirname, ...parts);

const typescript = {
  test: /\.tsx?$/,
  loader: 'ts-loader',
  options: {
    transpileOnly: true,
    configFile: inRepo('tsconfig.browser.json'),
    // webpack drops what nobody imports only when it sees ES modules; tsc itself makes CommonJS for Node.
    compilerOptions: { module: 'esnext', noEmit: false, sourceMap: false },
  },
};

const common = {
  mode: 'production',
  target: ['web', 'es2020'],
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: { rules: [typescript] },
  devtool: false,
  performance: { hints: false },
  stats: 'errors-warnings',
};

/** What pane.html says by itself, before or instead of the bundle: in every language, since it cannot know hers. */
const spoken = readdirSync(inRepo('src/locales'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ lang: path.parse(file).name, ...require(inRepo('src/locales', file)).screen }));

/** One template, two pages: they may differ in the address of office.js alone. */
const panePage = (filename, officeJs) =>
  new HtmlWebpackPlugin({
    template: inRepo('src/pane/pane.html'),
    filename,
    officeJs,
    spoken,
    chunks: ['pane'],
    scriptLoading: 'defer',
    minify: false,
  });

/** Puts the icons that the manifest names beside the bundles. */
const icons = {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compiler.hooks.thisCompilation.tap('icons', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'icons', stage }, () => {
        for (const file of readdirSync(inRepo('assets/icons'))) {
          const bytes = readFileSync(inRepo('assets/icons', file));
          compilation.emitAsset(`assets/icons/${file}`, new sources.RawSource(bytes));
        }
      });
    });
  },
};

const pane = {
  ...common,
  name: 'pane',
  entry: { pane: inRepo('src/pane/index.tsx') },
  output: {
    path: inRepo('dist'),
    filename: 'assets/[name].[contenthash].js',
    chunkFilename: 'assets/[name].[contenthash].js',
    publicPath: '/',
    // `npm run manifest` writes its file there.
    clean: { keep: 'manifest.xml' },
  },
  plugins: [
    panePage('pane.html', OFFICE_JS_CDN),
    // Outside dist/, so that a page which points to a local office.js can never be deployed by mistake.
    panePage(inRepo('build/pane/pane.html'), OFFICE_JS_LOCAL),
    icons,
  ],
};

const workbench = {
  ...common,
  name: 'workbench',
  // Univer takes a minute to make small, and changes only with its version.
  cache: { type: 'filesystem', name: 'workbench', buildDependencies: { config: [__filename] } },
  entry: { workbench: inRepo('src/workbench/index.ts') },
  output: {
    path: inRepo('build/workbench'),
    filename: '[name].[contenthash].js',
    publicPath: '/workbench/',
    clean: { keep: /\.json$/ },
  },
  // Univer brings style sheets of its own.
  experiments: { css: true },
  plugins: [
    new HtmlWebpackPlugin({ template: inRepo('src/workbench/workbench.html'), filename: 'index.html', minify: false }),
  ],
};

module.exports = [pane, workbench];
