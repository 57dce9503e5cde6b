/** A key shown where it acts. Screen readers have the help for that; here it would only lengthen every name. */
export function Key({ children }: { readonly children: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  );
}
