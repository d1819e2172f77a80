import type { Dimension } from '#contract/element.ts';
import './DimensionMark.css';

/** The dimensions as they are called on the page. */
export const DIMENSION_NAMES: Record<Dimension, string> = {
  mechanism: 'Mechanism',
  data: 'Data',
  framing: 'Framing',
};

/** Their shapes, in a square of 16. */
export const SHAPES: Record<Dimension, string> = {
  mechanism: 'M2 2h12v12H2z',
  data: 'M8 1.2 15.2 14.2H.8z',
  framing: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
};

/**
 * A dimension's sign: mechanism a square, data a triangle, framing a circle, each in its colour.
 * It stands beside the dimension's or the element's words and is silent itself.
 */
export function DimensionMark({ dimension }: { dimension: Dimension }) {
  return (
    <svg
      className="dimension-mark"
      data-dimension={dimension}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={SHAPES[dimension]} />
    </svg>
  );
}
