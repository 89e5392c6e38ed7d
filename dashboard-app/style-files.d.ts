/** The bundler takes styles out into files of their own. */
declare module '*.css';
