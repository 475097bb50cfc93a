// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who is in a group, and by which way. */
ColumnLayout {
    id: root

    required property GroupMembersModel members
    required property string kind
    required property GroupCommands commands
    signal removalRequested(userId: string, email: string)

    spacing: Theme.space2

    SectionLabel {
        Layout.fillWidth: true
        text: root.members.loaded ? qsTr("%Ln member(s)", "", root.members.count) : qsTr("Members")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        UiButton {
            objectName: "syncMembersButton"
            visible: root.kind !== "internal"
            command: root.commands.syncMembers
        }
        UiButton {
            objectName: "addMemberButton"
            visible: root.kind !== "external"
            command: root.commands.addMember
        }
    }
    Skeleton {
        Layout.fillWidth: true
        active: root.members.loading && !root.members.loaded
        lines: 3
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.members.error.isSet
        title: root.members.error.title
        message: root.members.error.message
    }
    ListView {
        objectName: "memberRows"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, Theme.rowHeight * 12)
        visible: root.members.count > 0
        clip: true
        activeFocusOnTab: true
        model: root.members
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Members")
        delegate: MemberRow {
            id: member

            width: ListView.view.width
            removable: root.commands.may("groups.members")
            onRemoved: root.removalRequested(member.userId, member.email)
        }
    }
    UiText {
        visible: root.members.loaded && root.members.count === 0
        text: qsTr("Nobody is in it yet.")
        color: Theme.faint
    }
}
