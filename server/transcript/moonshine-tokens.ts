import llama from 'llama-tokenizer-js';

const VOCABULARY_SIZE = 32_768;

/**
 * The tokens file that sherpa-onnx wants for Moonshine: one line an id, `base64(piece) id`. The
 * pieces are Llama's, with "▁" as a space and byte pieces as their byte; the ids behind them are
 * Moonshine's own markers.
 */
export function moonshineTokens(): string {
  const lines = Array.from({ length: VOCABULARY_SIZE }, (_, id) => {
    const piece = llama.vocabById[id] ?? `<<ST_${id - llama.vocabById.length}>>`;
    return `${pieceBytes(piece).toString('base64')} ${id}`;
  });
  return `${lines.join('\n')}\n`;
}

function pieceBytes(piece: string): Buffer {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(piece)?.[1];
  return byte === undefined ? Buffer.from(piece.replaceAll('▁', ' ')) : Buffer.from(byte, 'hex');
}
