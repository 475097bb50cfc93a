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
    required property bool creating
    /** All members; the first of them are shown. */
    required property int total
    required property GroupCommands commands
    readonly property int memberCount: members.count
    readonly property int giftCount: gifts.count
    readonly property int mappingCount: mappings.count
    readonly property bool loaded: members.loaded && gifts.loaded
    signal memberRemovalRequested(userId: string, email: string)
    signal giftRemovalRequested(assignmentId: string, gift: string)

    /** How many of the members that are shown came by one of these ways. */
    function countFrom(sources: list<string>): int {
        return Array.from({length: members.count}, (each, row) => members.textAt(row, "membership_source")).filter(each => sources.includes(each)).length;
    }

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
            FactRow {
                objectName: "groupCreatingFact"
                Layout.fillWidth: true
                visible: root.creating
                label: qsTr("Lists")
                value: qsTr("make users of who is none")
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
                    objectName: "groupKindButton"
                    command: root.commands.changeKind
                }
                UiButton {
                    command: root.commands.remove
                }
            }
            GroupMembers {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                members: members
                kind: root.kind
                commands: root.commands
                onRemovalRequested: (userId, email) => root.memberRemovalRequested(userId, email)
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
            GroupGifts {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                gifts: gifts
                commands: root.commands
                onRemovalRequested: (assignmentId, gift) => root.giftRemovalRequested(assignmentId, gift)
            }
        }
    }
}
