// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who holds it: what was given to whom, and all the people it reaches. */
ColumnLayout {
    id: root

    required property HolderListModel holders
    property bool revocable: false
    signal revokeRequested(assignmentId: string, name: string)

    spacing: Theme.space1

    component Part: ColumnLayout {
        id: part

        required property string section
        required property string title

        Layout.fillWidth: true
        spacing: 0

        SectionLabel {
            Layout.bottomMargin: Theme.space1
            text: part.title
        }
        Repeater {
            model: root.holders

            HolderRow {
                id: line

                Layout.fillWidth: true
                visible: section === part.section
                revocable: root.revocable
                onRevoked: root.revokeRequested(line.assignmentId, line.name)
            }
        }
    }

    Skeleton {
        Layout.fillWidth: true
        active: root.holders.searching && root.holders.count === 0
        lines: 3
    }
    Part {
        visible: root.holders.users + root.holders.groups > 0
        section: "given"
        title: qsTr("Given to")
    }
    Part {
        Layout.topMargin: Theme.space3
        visible: root.holders.people > 0
        section: "people"
        title: qsTr("%Ln people hold it", "", root.holders.people)
    }
    UiText {
        Layout.fillWidth: true
        visible: !root.holders.searching && root.holders.count === 0 && !root.holders.problem.isSet
        text: qsTr("Nobody was given it.")
        color: Theme.faint
        wrapMode: Text.WordWrap
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: !root.holders.searching && root.holders.problem.isSet
        tone: "warning"
        title: qsTr("Not everybody can be told")
        message: root.holders.problem.message
    }
    UiText {
        Layout.fillWidth: true
        visible: !root.holders.searching && !root.holders.complete && !root.holders.problem.isSet
        text: qsTr("There are more than are shown here.")
        color: Theme.faint
        wrapMode: Text.WordWrap
    }
    UiText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        text: qsTr("Beside them superadmins hold everything, and the account's owner everything but records.")
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
}
