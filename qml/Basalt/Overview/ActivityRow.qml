// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One audit entry in a line. */
RowLayout {
    id: root

    required property int index
    required property string occurredAt
    required property string actor
    required property string eventName
    required property string tone
    required property string subject
    required property string recordShort

    objectName: "activityRow"
    spacing: Theme.space2
    Layout.preferredHeight: Theme.grid(6)

    MonoText {
        Layout.preferredWidth: Theme.grid(40)
        text: Desktop.timeText(root.occurredAt)
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
    }
    StateDot {
        tone: root.tone
    }
    UiText {
        Layout.preferredWidth: Theme.grid(42)
        text: root.eventName
    }
    UiText {
        Layout.fillWidth: true
        text: root.subject + (root.recordShort !== "" ? " · " + root.recordShort : "")
        color: Theme.muted
    }
    UiText {
        Layout.preferredWidth: Theme.grid(45)
        text: root.actor
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideMiddle
    }
}
