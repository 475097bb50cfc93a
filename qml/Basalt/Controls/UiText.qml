// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Running text. */
Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.fontBase
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    linkColor: Theme.accent
}
