// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A round mark in a tone; always beside a text that says the same. */
Rectangle {
    property string tone: "neutral"

    implicitWidth: Theme.space2 - Theme.hairline
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.toneColor(tone)
}
