/** What the samples and the fixtures use of pdfkit, which brings no types of its own. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  class Content {
    private readonly content: true;
  }

  class Structure {
    add(child: Structure | Content): this;
    end(): void;
  }

  interface TextOptions {
    width?: number;
    lineGap?: number;
    lineBreak?: boolean;
    continued?: boolean;
  }

  export default class PDFDocument extends Readable {
    constructor(options?: {
      autoFirstPage?: boolean;
      compress?: boolean;
      displayTitle?: boolean;
      font?: string;
      info?: Readonly<Record<string, unknown>>;
      lang?: string;
      margin?: number;
      ownerPassword?: string;
      pdfVersion?: string;
      size?: string | readonly number[];
      tagged?: boolean;
      userPassword?: string;
    });
    /** The page being written; its dictionary is written with it. */
    readonly page: { readonly dictionary: { readonly data: Record<string, unknown> } };
    addPage(): this;
    addStructure(element: Structure): this;
    end(): void;
    endMarkedContent(): this;
    fill(colour: string): this;
    fillColor(colour: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    heightOfString(text: string, options?: TextOptions): number;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this;
    markStructureContent(tag: string): Content;
    moveTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    rotate(degrees: number, options?: { origin: [number, number] }): this;
    stroke(colour: string): this;
    struct(type: string): Structure;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    widthOfString(text: string): number;
  }
  export type { Content, Structure };
}
