import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rooms of `src` that a room may not import from, nor the packages that only those may need. */
const apart = {
  auth: [
    'exchanges',
    'backends/shopify',
    'backends/adobeCommerce',
    'impersonation',
    'react',
    'components',
    'server',
  ],
  backends: ['exchanges', 'impersonation', 'react', 'components', 'server'],
  exchanges: [
    'backends/shopify',
    'backends/adobeCommerce',
    'impersonation',
    'react',
    'components',
    'server',
  ],
  impersonation: [
    'exchanges',
    'backends/shopify',
    'backends/adobeCommerce',
    'react',
    'components',
    'server',
  ],
  react: ['backends/shopify', 'backends/adobeCommerce', 'components', 'server'],
  components: ['backends/shopify', 'backends/adobeCommerce', 'server'],
  server: ['exchanges', 'react', 'components'],
  messages: ['exchanges', 'backends', 'impersonation', 'react', 'components', 'server'],
};
const ofReact = ['react', 'react-dom', 'react/*', 'react-dom/*', 'urql'];

const layers = Object.entries(apart).map(([room, others]) => ({
  files: [`src/${room}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: others.map((other) => `**/${other}/**`),
            message: 'Imports run one way: components → react → auth ← backends, exchanges → auth.',
          },
          ...(['react', 'components'].includes(room)
            ? []
            : [{ group: ofReact, message: 'This room knows no React.' }]),
        ],
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
