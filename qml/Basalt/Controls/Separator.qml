// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A hairline, lying or standing. */
Rectangle {
    property bool vertical: false

    implicitWidth: vertical ? Theme.hairline : Theme.grid(10)
    implicitHeight: vertical ? Theme.grid(5) : Theme.hairline
    color: Theme.border
}
