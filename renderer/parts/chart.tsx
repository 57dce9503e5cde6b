import { type PlotOptions, plot } from '@observablehq/plot';
import { useEffect, useId, useRef, useState } from 'react';
import { useHost } from '../data/ask.ts';
import { attempt } from '../data/notices.ts';
import { Button } from './button.tsx';
import styles from './chart.module.css';

const WIDEST = 1040;

/**
 * A chart by Observable Plot with a table of the same figures behind it, saved as SVG or PNG. Plot writes its rules into a
 * style element, which the content policy refuses; the same rules stand in chart.module.css instead.
 */
export function Chart({
  title,
  options,
  head,
  rows,
  widest = WIDEST,
}: {
  readonly title: string;
  readonly options: (width: number) => PlotOptions;
  /** The table behind the chart. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Pixels; more would tear the figures apart. */
  readonly widest?: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const host = useHost();

  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.min(widest, Math.floor(entry?.contentRect.width ?? 0))),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [widest]);

  useEffect(() => {
    if (width === 0 || asTable || !place.current) return;
    const drawn = plot({ ...options(width), className: 'plot', width });
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // An image has one name; the marks inside it have none of their own, the table behind it says the figures.
    for (const mark of drawn.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-labelledby', id);
    place.current.replaceChildren(drawn);
  }, [width, options, asTable, id]);

  const svg = () => place.current?.querySelector('svg') ?? null;
  const save = (picture: Promise<Blob | null>, name: string) =>
    void attempt('The picture was not saved', async () => {
      const blob = await picture;
      if (blob) await host.savePicture(blob, name);
    });
  return (
    <figure className={styles.figure}>
      <div className={styles.top} style={{ maxWidth: widest }}>
        <figcaption id={id}>{title}</figcaption>
        <span className={styles.grow} />
        <Button look="quiet" aria-pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {asTable ? 'Show the chart' : 'Show the figures'}
        </Button>
        {!asTable && (
          <>
            <Button look="quiet" onPress={() => withSvg(svg(), (drawn) => save(svgOf(drawn), `${title}.svg`))}>
              Save SVG
            </Button>
            <Button look="quiet" onPress={() => withSvg(svg(), (drawn) => save(pngOf(drawn), `${title}.png`))}>
              Save PNG
            </Button>
          </>
        )}
      </div>
      <div ref={place} className={styles.place} hidden={asTable} />
      <table className={asTable ? styles.table : styles.hidden} aria-label={title}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((value, at) => (
                <td key={head[at + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function withSvg(svg: SVGSVGElement | null, use: (svg: SVGSVGElement) => void): void {
  if (svg) use(svg);
}

/** The chart as a file of its own: colours that came from the page are written into it. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const source = from[at];
    if (!source) continue;
    const { fill, stroke, color, fontFamily, fontSize, fontWeight } = getComputedStyle(source);
    element.setAttribute('fill', fill);
    element.setAttribute('stroke', stroke);
    element.setAttribute('color', color);
    if (element.tagName === 'text') {
      element.setAttribute('font-family', fontFamily);
      element.setAttribute('font-size', fontSize);
      element.setAttribute('font-weight', fontWeight);
    }
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  const figure = svg.closest('figure');
  ground.setAttribute('fill', figure ? getComputedStyle(figure).backgroundColor : 'white');
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

async function svgOf(svg: SVGSVGElement): Promise<Blob> {
  return new Blob([standalone(svg)], { type: 'image/svg+xml' });
}

async function pngOf(svg: SVGSVGElement): Promise<Blob | null> {
  const address = URL.createObjectURL(await svgOf(svg));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.clientWidth * 2;
  canvas.height = svg.clientHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
