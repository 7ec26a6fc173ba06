import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const shops = ['backends/shopify', 'backends/adobeCommerce'];
const ofReact = ['react', 'react-dom', 'react/*', 'react-dom/*', 'urql'];

/** Rooms of `src` that a room may not import from. */
const apart = {
  auth: [...shops, 'exchanges', 'impersonation', 'react', 'components', 'server'],
  backends: ['exchanges', 'impersonation', 'react', 'components', 'server'],
  exchanges: [...shops, 'impersonation', 'react', 'components', 'server'],
  impersonation: [...shops, 'exchanges', 'react', 'components', 'server'],
  react: [...shops, 'components', 'server'],
  components: [...shops, 'server'],
  server: ['exchanges', 'react', 'components'],
  messages: ['backends', 'exchanges', 'impersonation', 'react', 'components', 'server'],
};

const layers = Object.entries(apart).map(([room, others]) => ({
  files: [`src/${room}/**`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: others.map((other) => `**/${other}/**`),
            message: 'Imports run one way: components → react → auth ← backends, exchanges → auth.',
          },
          room === 'auth' && {
            group: ['**/backends/**'],
            allowTypeImports: true,
            message: 'The session knows what a backend is, and none of its code.',
          },
          !['react', 'components'].includes(room) && {
            group: ofReact,
            message: 'This room knows no React.',
          },
        ].filter(Boolean),
      },
    ],
  },
}));

export default tseslint.config(
  // The consumers compile with dependencies of their own, elsewhere.
  { ignores: ['dist', 'coverage', 'storybook-static', 'test/consumers/*/**'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat['recommended-latest'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'test/*/*.mjs', 'docs/*/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // What no test reaches is not talked out of the coverage.
      'no-warning-comments': [
        'error',
        { terms: ['v8 ignore', 'c8 ignore', 'istanbul ignore'], location: 'anywhere' },
      ],
      // The field errors of an action without fields are of this type, and rightly so.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // The kinds of a document's nodes are strings, whichever package's enum their types come from.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // urql types an HTTP response as `any`; what is assigned from it has a type of its own.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  layers,
  {
    // Compiled, never run: nothing is thrown away there, and no hook is called.
    files: ['test/types/**'],
    rules: {
      'react-hooks/rules-of-hooks': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,jsx}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        globalThis: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        Request: 'readonly',
        Response: 'readonly',
        Event: 'readonly',
      },
    },
  },
  {
    // Scripts that open a browser have functions that run in it.
    files: ['docs/**/*.mjs'],
    languageOptions: {
      globals: {
        window: 'readonly',
        fetch: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  {
    // What runs in a browser.
    files: ['bench/**/*.jsx'],
    languageOptions: {
      globals: {
        window: 'readonly',
        document: 'readonly',
        MutationObserver: 'readonly',
        StorageEvent: 'readonly',
        BroadcastChannel: 'readonly',
        queueMicrotask: 'readonly',
      },
    },
  },
);
