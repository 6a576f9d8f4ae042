// The settings of the built page. The address of its API: '' is the server that the page comes from. For a page on a host of its
// own it is the server's address, as 'https://depth.example' or 'https://example.org/depth'; that server must be started with
// --allow-origin and the page's origin.
window.omnidepthApi = ''
