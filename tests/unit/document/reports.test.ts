import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { declare } from '../../../src/cli/program.ts';
import { exportChoice } from '../../../src/contract/operations/exports.ts';
import { REPORT_TEMPLATES, reportPurpose, reportTitle } from '../../../src/document/reports.ts';

const read = (...parts: string[]) => readFileSync(path.join(import.meta.dirname, '..', '..', '..', ...parts), 'utf8');

test('the reports are the same to the contract, the command line, its document and the guide', () => {
  expect(REPORT_TEMPLATES.length).toBeGreaterThan(1);
  for (const template of REPORT_TEMPLATES)
    expect(exportChoice.parse({ decidedOnly: true, template }).template).toBe(template);
  expect(exportChoice.safeParse({ template: 'briefing' }).success).toBe(false);
  const option = declare(() => async () => undefined)
    .commands.find((command) => command.name() === 'export')
    ?.options.find(({ long }) => long === '--template');
  expect(option?.argChoices).toEqual([...REPORT_TEMPLATES]);
  expect(read('docs', 'command-line.md')).toContain(`--template ${REPORT_TEMPLATES.join('\\|')}\``);
  const guide = read('resources', 'help', 'guide.md').toLowerCase();
  for (const template of [null, ...REPORT_TEMPLATES]) expect(guide).toContain(reportTitle(template).toLowerCase());
});

test('each report has a title and a purpose of its own', () => {
  const titles = [null, ...REPORT_TEMPLATES].map(reportTitle);
  expect(new Set(titles).size).toBe(titles.length);
  expect(new Set(REPORT_TEMPLATES.map(reportPurpose)).size).toBe(REPORT_TEMPLATES.length);
});
