/** What Swagger UI's own style lacks: nobody follows links here, and on a phone the answers ran out of the page. */
export const DOCS_STYLE = `
.swagger-ui .response-col_links { display: none }
.swagger-ui .response-col_description { overflow-wrap: anywhere }
.swagger-ui .response-controls { flex-wrap: wrap }`;
