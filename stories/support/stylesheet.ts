/** The package's stylesheet. */
function stylesheet(): CSSStyleSheet {
  const found = [...document.styleSheets].find(({ cssRules: [first] }) => {
    return first instanceof CSSLayerBlockRule && first.name === 'react-customer-auth';
  });
  if (!found) throw new Error('The stylesheet is not on the page.');
  return found;
}

/** Takes the stylesheet off the page until what it returns is called. */
export function withoutStylesheet(): () => void {
  const sheet = stylesheet();
  sheet.disabled = true;
  return () => {
    sheet.disabled = false;
  };
}
