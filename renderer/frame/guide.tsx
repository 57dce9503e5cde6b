import checking from '../../resources/help/checking.md?raw';
import guide from '../../resources/help/guide.md?raw';
import styles from './help.module.css';

const PICTURES = import.meta.glob<string>('../../resources/help/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
});

const PAGES = { guide, checking } as const;
export type GuidePage = keyof typeof PAGES;

/** A page of help: headings, paragraphs, numbered steps and pictures, written in the plainest Markdown. */
export function Guide({ page }: { readonly page: GuidePage }) {
  const blocks = PAGES[page].trim().split(/\n{2,}/u);
  return (
    <div className={styles.guide}>
      {blocks.map((block) => (
        <Block key={block.slice(0, 60)} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: string }) {
  const heading = /^(#+) (.*)$/u.exec(block);
  if (heading?.[1] === '#') return null;
  if (heading) return <h3 className={styles.title}>{heading[2]}</h3>;
  const picture = /^!\[(.*)\]\((.*)\)$/u.exec(block);
  if (picture) {
    const address = PICTURES[`../../resources/help/${picture[2]}`];
    return address ? <img src={address} alt={picture[1] ?? ''} className={styles.picture} /> : null;
  }
  const lines = block.split('\n');
  if (lines.every((line) => /^(\d+\.|-) /u.test(line))) {
    return (
      <ol className={styles.steps}>
        {lines.map((line) => (
          <li key={line}>{line.replace(/^(\d+\.|-) /u, '')}</li>
        ))}
      </ol>
    );
  }
  return <p>{lines.join(' ')}</p>;
}
