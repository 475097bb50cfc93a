// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Groups, sets and permissions of a user, and where each comes from. */
ColumnLayout {
    id: root

    required property UserAccessModel access

    spacing: Theme.space2

    component Part: ColumnLayout {
        id: part

        required property string section
        required property string title
        property string nothing
        readonly property int lines: countOf(root.access.count)

        /** Asks for the length of the list so that it follows it. */
        function countOf(all: int): int {
            let found = 0;
            for (let row = 0; row < all; ++row)
                found += root.access.textAt(row, "section") === part.section ? 1 : 0;
            return found;
        }

        Layout.fillWidth: true
        spacing: 0

        SectionLabel {
            Layout.topMargin: Theme.space2
            Layout.bottomMargin: Theme.space1
            text: part.title
        }
        Repeater {
            model: root.access

            AccessRow {
                Layout.fillWidth: true
                visible: section === part.section
            }
        }
        UiText {
            visible: part.lines === 0
            text: part.nothing
            color: Theme.faint
        }
    }

    Skeleton {
        Layout.fillWidth: true
        active: root.access.loading && !root.access.loaded
        lines: 6
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.access.error.isSet
        title: root.access.error.title
        message: root.access.error.message
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.access.loaded && root.access.lockedOut
        tone: "warning"
        title: qsTr("Nothing of this counts now")
        message: qsTr("The user or the account is disabled or locked.")
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.access.loaded && root.access.superadmin
        tone: "info"
        title: qsTr("Superadmin")
        message: qsTr("Holds everything, whatever is listed here.")
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.access.loaded && root.access.owner
        tone: "info"
        title: qsTr("Owner of the account")
        message: qsTr("Holds everything in it but records; these count if they are listed here.")
    }
    Part {
        visible: root.access.loaded
        section: "groups"
        title: qsTr("Groups")
        nothing: qsTr("In no group.")
    }
    Part {
        visible: root.access.loaded
        section: "sets"
        title: qsTr("Sets")
        nothing: qsTr("Was given no set.")
    }
    Part {
        visible: root.access.loaded
        section: "permissions"
        title: qsTr("What comes of it")
        nothing: qsTr("Holds no permission.")
    }
}
