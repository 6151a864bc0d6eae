// What every page does beyond plain HTML. Each part improves something that works without it.

import "htmx.org";
import "./parts/dialogs.js";
import "./parts/forms.js";
import "./parts/partial.js";
import "./parts/print.js";
import "./parts/switcher.js";
