import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';
import type { Dimension } from '#contract/element.ts';
import {
  type DimensionProgress,
  type MeanLevel,
  type Progress,
  STRETCH,
} from '#contract/progress.ts';
import { DIMENSION_NAMES, DimensionMark, SHAPES } from '../ui/DimensionMark.tsx';
import { Fold } from '../ui/Fold.tsx';
import { shortDay } from './shortDay.ts';

const HEIGHT_PX = 220;
const MARK_PX = 11;
/** The side of the square in which a dimension's shape is drawn. */
const SHAPE_PX = 16;
const HALF_STEP = 0.5;

interface LevelsOverTimeProps {
  dimension: Dimension;
  progress: Progress;
}

/**
 * A dimension's levels in the order of the answers, and for the latest ten and the ten before them
 * the mean within what chance may do: a change is one where the two bands part.
 */
export function LevelsOverTime({ dimension, progress }: LevelsOverTimeProps) {
  const { points, dimensions } = progress;
  const told = dimensions[dimension];
  const data = points.map(({ levels }, index) => ({ index, level: levels[dimension] }));
  const firstOfDay = points.flatMap(({ createdAtMs }, index) =>
    index === 0 || shortDay(createdAtMs) !== shortDay(points[index - 1]?.createdAtMs ?? 0)
      ? [index]
      : [],
  );
  const rerated = points.flatMap(({ version }, index) =>
    index > 0 && version !== points[index - 1]?.version ? [index] : [],
  );
  const last = points.length - HALF_STEP;
  const recentFrom = last - (told.recent?.answers ?? 0);
  return (
    <figure className="progress-chart" data-dimension={dimension}>
      <figcaption>
        <h3>
          <DimensionMark dimension={dimension} />
          {DIMENSION_NAMES[dimension]}
        </h3>
        <p>{changeWords(told)}</p>
      </figcaption>
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT_PX}>
          <ComposedChart
            data={data}
            margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--rule)" />
            <XAxis
              type="number"
              dataKey="index"
              domain={[-HALF_STEP, last]}
              ticks={firstOfDay}
              tickFormatter={(index: number) => shortDay(points[index]?.createdAtMs ?? 0)}
              interval="preserveStartEnd"
              minTickGap={16}
              tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
              stroke="var(--rule-strong)"
            />
            <YAxis
              domain={[0.5, 5.5]}
              ticks={[1, 2, 3, 4, 5]}
              width={24}
              tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
              stroke="var(--rule-strong)"
            />
            {band(told.before, recentFrom - (told.before?.answers ?? 0), recentFrom)}
            {band(told.recent, recentFrom, last)}
            {rerated.map((index) => (
              <ReferenceLine
                key={index}
                x={index - HALF_STEP}
                stroke="var(--ink-soft)"
                strokeDasharray="2 4"
                label={{ value: 'rating changed', fontSize: 11, fill: 'var(--ink-soft)' }}
              />
            ))}
            <Scatter
              dataKey="level"
              isAnimationActive={false}
              shape={({ cx, cy }: { cx?: number; cy?: number }) => (
                <path
                  d={SHAPES[dimension]}
                  fill="var(--dimension)"
                  transform={`translate(${(cx ?? 0) - MARK_PX / 2} ${(cy ?? 0) - MARK_PX / 2}) scale(${MARK_PX / SHAPE_PX})`}
                />
              )}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <Fold title="As numbers">
        <ol className="progress-numbers">
          {points.map(({ attemptId, createdAtMs, levels }) => (
            <li key={attemptId}>
              {shortDay(createdAtMs)}: {levels[dimension]}
            </li>
          ))}
        </ol>
      </Fold>
    </figure>
  );
}

/** The mean of a stretch of answers, within what chance may do. */
function band(told: MeanLevel | null, from: number, to: number) {
  if (told === null) return null;
  return [
    <ReferenceArea
      key={`${from} area`}
      x1={from}
      x2={to}
      y1={Math.max(told.mean - told.plusMinus, HALF_STEP)}
      y2={Math.min(told.mean + told.plusMinus, 5 + HALF_STEP)}
      fill="var(--dimension-wash)"
      fillOpacity={1}
      zIndex={-1}
    />,
    <ReferenceLine
      key={`${from} mean`}
      segment={[
        { x: from, y: told.mean },
        { x: to, y: told.mean },
      ]}
      stroke="var(--dimension)"
      strokeWidth={2}
    />,
  ];
}

function changeWords({ recent, before, change }: DimensionProgress): string {
  if (recent === null) return '';
  const mean = recent.mean.toFixed(1);
  const of = recent.answers === 1 ? 'one answer' : `the latest ${recent.answers}`;
  if (before === null || change === null) {
    const more = STRETCH + 1 - recent.answers;
    return `${mean} over ${of}. ${more > 1 ? `After ${more} more answers` : 'After one more answer'} there is something to compare with.`;
  }
  const then = `${before.mean.toFixed(1)} over the ${before.answers} before`;
  if (change === 'none') return `${mean} over ${of}, ${then}: no change that is more than noise.`;
  return `${mean} over ${of}, ${change === 'higher' ? 'up' : 'down'} from ${then}: more than noise.`;
}
