import { SourceMap, type SourceMapPayload } from 'node:module';

/** How many bytes of a bundle came from where. */
export type Bytes = Map<string, number>;

/**
 * Counts the bytes of a minified bundle by the module that its source map says they come from; what comes from none, such as the glue
 * between modules, is under `''`. Paths are those of the map.
 */
export function bytesByModule(code: string, map: string): Bytes {
  const payload: SourceMapPayload = JSON.parse(map);
  const sources = new SourceMap(payload);
  const bytes: Bytes = new Map();
  for (const [index, line] of code.split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      const entry = sources.findEntry(index, column);
      const source = 'originalSource' in entry ? entry.originalSource : '';
      const size = Buffer.byteLength(line.charAt(column));
      bytes.set(source, (bytes.get(source) ?? 0) + size);
    }
  }
  return bytes;
}
