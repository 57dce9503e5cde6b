/** The part of pdfkit that draws the samples; the package carries no types of its own. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  class Content {
    private readonly content: true;
  }

  class Structure {
    add(child: Structure | Content): this;
    end(): void;
  }

  export default class PDFDocument extends Readable {
    constructor(options: {
      autoFirstPage: boolean;
      compress: boolean;
      displayTitle: boolean;
      font: string;
      info: Readonly<Record<string, string | Date>>;
      lang: string;
      margin: number;
      pdfVersion: string;
      size: string;
      tagged: boolean;
    });
    addPage(): this;
    addStructure(element: Structure): this;
    end(): void;
    endMarkedContent(): this;
    fillColor(colour: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    lineWidth(width: number): this;
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this;
    markStructureContent(tag: string): Content;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    stroke(colour: string): this;
    fill(colour: string): this;
    struct(type: string): Structure;
    text(text: string, x: number, y: number, options: { lineBreak: false }): this;
    widthOfString(text: string): number;
  }
  export type { Content, Structure };
}
