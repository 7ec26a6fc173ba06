/** Whether a node asks for `process.env.NODE_ENV`. */
const isEnvironment = (path) =>
  path.isMemberExpression() && path.toString() === 'process.env.NODE_ENV';

/** Whether a node compares it. */
const asksForProduction = (path) => path.isBinaryExpression() && isEnvironment(path.get('left'));

/** Whether a node is nothing but a text. */
const isText = (path) =>
  path.isStringLiteral() ||
  path.isTemplateLiteral() ||
  (path.isCallExpression() && path.get('callee').isIdentifier({ name: 'String' }));

/** Whether a node is a text that an error or the console is given. */
const isComplaint = (path) => {
  const { parentPath } = path;
  const callee =
    parentPath?.isNewExpression() || parentPath?.isCallExpression()
      ? parentPath.get('callee').toString()
      : '';
  return isText(path) && /(^|[a-z])(Error|Refusal|Refused)$|^console\./.test(callee);
};

/**
 * Leaves alone what only developers read, and the condition behind which it stands: no test runs as production does, and none holds
 * the package to its words.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'developers-texts',
    value: {
      shouldIgnore(path) {
        const isChoice =
          (path.isConditionalExpression() && asksForProduction(path.get('test'))) ||
          (path.isLogicalExpression() &&
            asksForProduction(path.get('left')) &&
            isText(path.get('right')));
        return isChoice || asksForProduction(path) || isComplaint(path)
          ? 'what only developers read'
          : undefined;
      },
    },
  },
];
