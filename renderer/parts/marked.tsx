import styles from './marked.module.css';
import { cut, type Range } from './match.ts';

/** Text with matched words marked: underlined, or on a ground as in search hits. */
export function Marked({
  text,
  ranges,
  ground = false,
}: {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly ground?: boolean;
}) {
  let at = 0;
  return (
    <>
      {cut(text, ranges).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.marked ? (
          <mark key={key} className={ground ? styles.ground : styles.line}>
            {piece.text}
          </mark>
        ) : (
          <span key={key}>{piece.text}</span>
        );
      })}
    </>
  );
}
