// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What somebody did last, and the way to all of it. */
ColumnLayout {
    id: root

    required property AuditLogModel log
    readonly property int shownLines: 30
    signal allRequested

    spacing: Theme.space1

    Skeleton {
        Layout.fillWidth: true
        active: root.log.loading && !root.log.loaded
        lines: 6
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.log.error.isSet
        title: root.log.error.title
        message: root.log.error.message
    }
    Repeater {
        model: root.log

        Item {
            id: line

            required property int index
            required property string occurredAt
            required property string eventName
            required property string tone
            required property string subject

            objectName: "userActivityRow"
            visible: index < root.shownLines
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.grid(10)
            Accessible.role: Accessible.ListItem
            Accessible.name: occurredAt + " " + eventName + " " + subject

            StateDot {
                y: Theme.space2
                tone: line.tone
            }
            UiText {
                x: Theme.space4
                width: parent.width - x
                text: line.eventName + (line.subject !== "" ? " · " + line.subject : "")
            }
            MonoText {
                x: Theme.space4
                y: Theme.grid(4.5)
                width: parent.width - x
                text: Desktop.timeText(line.occurredAt)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
        }
    }
    UiText {
        visible: root.log.loaded && root.log.count === 0
        text: qsTr("Did nothing yet.")
        color: Theme.faint
    }
    UiButton {
        Layout.topMargin: Theme.space2
        visible: root.log.loaded && root.log.count > 0
        kind: "ghost"
        text: qsTr("All %1 entries").arg(Desktop.numberText(root.log.total))
        trailingIcon: "arrow-right"
        onClicked: root.allRequested()
    }
}
