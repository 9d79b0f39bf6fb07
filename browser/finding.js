// What finds, brought with what can be found: a page that is only read needs neither.
import { Search } from "./search/ranking.js";

window.CchcSearch = Search;
