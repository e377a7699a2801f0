// Where scripts run, the drawn graph takes the place of the still picture.
"use strict";
for (const still of document.querySelectorAll("[data-still]")) still.hidden = document.querySelector("[data-drawing][data-ready]") !== null;
