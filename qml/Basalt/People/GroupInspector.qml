// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One group: its members, what it was given, and what can be done with it. */
Rectangle {
    id: root

    required property string groupId
    required property string name
    required property string description
    required property string code
    required property string kind
    required property GroupCommands commands
    readonly property int memberCount: members.count
    readonly property int giftCount: gifts.count
    readonly property bool loaded: members.loaded && gifts.loaded
    signal memberRemovalRequested(userId: string, email: string)
    signal giftRemovalRequested(assignmentId: string, gift: string)

    function reload(): void {
        members.reload();
        mappings.reload();
        gifts.reload();
    }

    objectName: "groupInspector"
    implicitWidth: Theme.grid(95)
    color: Theme.surface

    GroupMembersModel {
        id: members

        objectName: "groupMembers"
        groupId: root.groupId
    }
    GroupMappingModel {
        id: mappings

        objectName: "groupMappings"
        groupId: root.kind === "internal" ? "" : root.groupId
    }
    AssignmentListModel {
        id: gifts

        objectName: "groupSets"
        groupId: root.groupId
    }
    Separator {
        height: parent.height
        vertical: true
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            spacing: Theme.space2

            RowLayout {
                Layout.fillWidth: true

                Heading {
                    objectName: "groupName"
                    Layout.fillWidth: true
                    level: 2
                    text: root.name
                    wrapMode: Text.WordWrap
                }
                IconButton {
                    Layout.alignment: Qt.AlignTop
                    iconName: "x"
                    hint: qsTr("Hide the inspector")
                    onClicked: AppSettings.inspectorVisible = false
                }
            }
            UiText {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.description
                color: Theme.muted
                wrapMode: Text.WordWrap
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("Code")
                value: root.code
                mono: true
            }
            FactRow {
                objectName: "groupKindFact"
                Layout.fillWidth: true
                label: qsTr("Members")
                value: GroupKinds.text(root.kind)
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
                spacing: Theme.space2

                UiButton {
                    objectName: "enableGroupButton"
                    command: root.commands.enable
                }
                UiButton {
                    command: root.commands.rename
                }
                UiButton {
                    command: root.commands.remove
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4

                SectionLabel {
                    Layout.fillWidth: true
                    text: members.loaded ? qsTr("%Ln member(s)", "", members.count) : qsTr("Members")
                }
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
                active: members.loading && !members.loaded
                lines: 3
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: members.error.isSet
                title: members.error.title
                message: members.error.message
            }
            ListView {
                objectName: "memberRows"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, Theme.rowHeight * 12)
                visible: members.count > 0
                clip: true
                activeFocusOnTab: true
                model: members
                boundsBehavior: Flickable.StopAtBounds
                T.ScrollBar.vertical: UiScrollBar { }
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Members")
                delegate: MemberRow {
                    id: member

                    width: ListView.view.width
                    removable: root.commands.may("groups.members")
                    onRemoved: root.memberRemovalRequested(member.userId, member.email)
                }
            }
            UiText {
                visible: members.loaded && members.count === 0
                text: qsTr("Nobody is in it yet.")
                color: Theme.faint
            }
            MappingList {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                visible: root.kind !== "internal"
                groupId: root.groupId
                mappings: mappings
                commands: root.commands
                onChanged: root.reload()
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4

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
                active: gifts.loading && !gifts.loaded
                lines: 2
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: gifts.error.isSet
                tone: gifts.error.isForbidden ? "warning" : "danger"
                title: gifts.error.title
                message: gifts.error.message
            }
            Repeater {
                model: gifts

                GrantRow {
                    id: gift

                    Layout.fillWidth: true
                    removable: root.commands.may("permission_sets.assign")
                    onRemoved: root.giftRemovalRequested(gift.assignmentId, gift.gift)
                }
            }
            UiText {
                visible: gifts.loaded && gifts.count === 0
                text: qsTr("Nothing yet: its members gain nothing by it.")
                color: Theme.faint
            }
        }
    }
}
