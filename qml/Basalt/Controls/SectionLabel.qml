// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Small caption over a group. */
UiText {
    color: Theme.faint
    font.pixelSize: Theme.fontCaption
    font.weight: Theme.weightStrong
    font.capitalization: Font.AllUppercase
    font.letterSpacing: Theme.hairline / 2
}
