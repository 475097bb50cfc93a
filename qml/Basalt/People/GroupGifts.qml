// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a group was given, for its members. */
ColumnLayout {
    id: root

    required property AssignmentListModel gifts
    required property GroupCommands commands
    signal removalRequested(assignmentId: string, gift: string)

    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true

        SectionLabel {
            Layout.fillWidth: true
            text: qsTr("Was given")
        }
        UiButton {
            objectName: "giveSetButton"
            command: root.commands.give
        }
    }
    Skeleton {
        Layout.fillWidth: true
        active: root.gifts.loading && !root.gifts.loaded
        lines: 2
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.gifts.error.isSet
        tone: root.gifts.error.isForbidden ? "warning" : "danger"
        title: root.gifts.error.title
        message: root.gifts.error.message
    }
    Repeater {
        model: root.gifts

        GrantRow {
            id: gift

            Layout.fillWidth: true
            removable: root.commands.may("permission_sets.assign")
            onRemoved: root.removalRequested(gift.assignmentId, gift.gift)
        }
    }
    UiText {
        visible: root.gifts.loaded && root.gifts.count === 0
        text: qsTr("Nothing yet: its members gain nothing by it.")
        color: Theme.faint
    }
}
