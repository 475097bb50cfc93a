// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One changed field: before and after, one under the other where they are long. */
Item {
    id: root

    required property int index
    required property string field
    required property string before
    required property string after
    required property bool hadBefore
    required property bool hasAfter
    readonly property int valueWidth: width - Theme.grid(26) - Theme.space3

    implicitHeight: values.implicitHeight + Theme.space3

    Separator {
        width: parent.width
        visible: root.index > 0
    }
    UiText {
        x: Theme.space3
        y: Theme.space2
        width: Theme.grid(22)
        text: root.field
        color: Theme.muted
    }
    Column {
        id: values

        x: Theme.grid(26)
        y: Theme.space2 - Theme.hairline
        spacing: Theme.focusWidth

        DiffValue {
            visible: root.hadBefore || !root.hasAfter
            text: root.before
            added: false
            absent: !root.hadBefore
            maximumWidth: root.valueWidth
        }
        DiffValue {
            visible: root.hasAfter || root.hadBefore
            text: root.after
            absent: !root.hasAfter
            maximumWidth: root.valueWidth
        }
    }
}
