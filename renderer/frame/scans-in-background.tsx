import { useEffect } from 'react';
import { useEngineQuery } from '../data/engine.ts';
import { useImportState } from '../data/imports.ts';
import { useReadScans, useScans } from '../data/scans.ts';

/** Begins to read scanned pages as soon as some wait: after files were added, and when a workspace is opened. */
export function ScansInBackground() {
  const { data: waiting } = useEngineQuery('recognition.waiting', {});
  const { running: importing } = useImportState();
  const { running, broken } = useScans();
  const read = useReadScans();
  const wanted = waiting !== undefined && waiting.documents > 0 && !waiting.paused;
  useEffect(() => {
    if (wanted && !importing && !running && !broken) void read();
  }, [wanted, importing, running, broken, read]);
  return null;
}
