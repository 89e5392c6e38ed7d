/** For the linter, which reads no components; vue-tsc reads the files themselves. */
declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export { component as default };
}
