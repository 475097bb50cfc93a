// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Basalt.Theme

/** Widths that the head and the rows of the audit list share. What is left over goes to the change. */
QtObject {
    readonly property int wideFrom: Theme.grid(250)
    readonly property int time: Theme.grid(38)

    function who(wide: bool): int {
        return Theme.grid(wide ? 46 : 36);
    }

    function what(wide: bool): int {
        return Theme.grid(wide ? 42 : 34);
    }

    function where(wide: bool): int {
        return Theme.grid(wide ? 48 : 40);
    }

    function reason(wide: bool): int {
        return wide ? Theme.grid(44) : 0;
    }
}
