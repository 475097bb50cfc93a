// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Title of a page (level 1), a card or dialog (level 2). */
UiText {
    property int level: 1

    font.pixelSize: level === 0 ? Theme.fontDisplay : level === 1 ? Theme.fontHeading : Theme.fontTitle
    font.weight: Theme.weightStrong
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
