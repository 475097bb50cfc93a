// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Ids, code, numbers in columns: tabular figures, ligatures off. */
Text {
    color: Theme.text
    font.family: Theme.monoFamily
    font.pixelSize: Theme.fontMono
    font.preferShaping: false
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
}
