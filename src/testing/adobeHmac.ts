/**
 * HMAC-SHA256 (RFC 2104, FIPS 180-4). WebCrypto has it too, but only later: under fake timers a shop has to answer at once, and on
 * plain HTTP a browser has none.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const padded = (pad: number, rest: Uint8Array) =>
    Uint8Array.of(...block.map((byte) => byte ^ pad), ...rest);
  return sha256(padded(0x5c, sha256(padded(0x36, message))));
}

const primes = [2];
for (let number = 3; primes.length < 64; number += 2) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
const fraction = (number: number) => Math.floor((number % 1) * 2 ** 32);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes.map((prime) => fraction(Math.cbrt(prime)));

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);

  let state = initial;
  for (let offset = 0; offset < padded.length; offset += 64) {
    state = compress(
      state,
      Array.from({ length: 16 }, (_, index) => view.getUint32(offset + index * 4)),
    );
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** One block of sixteen words into the state. */
function compress(state: number[], words: number[]): number[] {
  const word = (index: number) => words[index] ?? 0;
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  constants.forEach((constant, round) => {
    if (round >= 16) {
      const [near, far] = [word(round - 2), word(round - 15)];
      const mixedNear = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
      const mixedFar = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
      words.push((word(round - 16) + mixedFar + word(round - 7) + mixedNear) | 0);
    }
    const high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (h + high + ((e & f) ^ (~e & g)) + constant + word(round)) | 0;
    const low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const next = (chosen + low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [next, a, b, c, (d + chosen) | 0, e, f, g];
  });
  return [a, b, c, d, e, f, g, h].map((value, index) => (value + (state[index] ?? 0)) | 0);
}
