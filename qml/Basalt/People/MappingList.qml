// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a group's members are called at sign-in providers: who is in that group there, or has that role, is a member here. */
ColumnLayout {
    id: root

    required property string groupId
    required property GroupMappingModel mappings
    required property GroupCommands commands
    signal changed

    spacing: Theme.space2

    GroupEditor {
        id: editor

        onMappingsChanged: root.changed()
        onChanged: if (error.isSet) Notices.failure(error)
    }
    RowLayout {
        Layout.fillWidth: true

        SectionLabel {
            Layout.fillWidth: true
            text: qsTr("From providers")
        }
        UiButton {
            objectName: "addMappingButton"
            command: root.commands.addMapping
        }
    }
    Skeleton {
        Layout.fillWidth: true
        active: root.mappings.loading && !root.mappings.loaded
        lines: 2
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.mappings.error.isSet
        tone: root.mappings.error.isForbidden ? "warning" : "danger"
        title: root.mappings.error.title
        message: root.mappings.error.message
    }
    Repeater {
        model: root.mappings

        RowLayout {
            id: row

            required property string mappingId
            required property string provider
            required property string object
            required property string title
            required property string role
            required property double memberCount

            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                name: "globe"
                color: Theme.faint
                size: Theme.iconSizeSmall
            }
            UiText {
                Layout.fillWidth: true
                text: row.provider + ": " + Array.from([row.title !== "" ? row.title : row.object, row.role !== "" ? qsTr("role %1").arg(row.role) : ""]).filter(each => each !== "").join(", ")
            }
            UiText {
                text: qsTr("%Ln people", "", row.memberCount)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
            IconButton {
                writes: true
                visible: root.commands.may("groups.mappings")
                size: Theme.grid(6)
                iconName: "x"
                hint: qsTr("Remove the mapping; who is in the group by it alone leaves it")
                onClicked: editor.removeMapping(root.groupId, row.mappingId)
            }
        }
    }
    UiText {
        Layout.fillWidth: true
        visible: root.mappings.loaded && root.mappings.count === 0
        text: qsTr("Nothing is mapped: no provider brings anybody.")
        color: Theme.faint
        wrapMode: Text.WordWrap
    }
}
