// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a view that exists selects. */
FocusScope {
    id: root

    required property string collection

    objectName: "viewTab"

    Command {
        id: save

        commandId: "view.save"
        title: qsTr("Save the view")
        category: qsTr("Collection")
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: editor.complete && Session.superadmin
        onTriggered: editor.save()
    }
    ViewEditor {
        id: editor

        collection: root.collection
        onSaved: name => Notices.success(qsTr("View %1 changed").arg(name))
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space5
        visible: editor.loaded
        spacing: Theme.space4

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiText {
                Layout.fillWidth: true
                text: qsTr("A view keeps nothing: its rows are made of the records of another collection whenever they are read, and show nobody more of it than they may see there.")
                color: Theme.muted
                wrapMode: Text.WordWrap
            }
            UiButton {
                objectName: "discardView"
                visible: editor.modified
                enabled: !editor.busy
                text: qsTr("Discard")
                onClicked: editor.reload()
            }
            UiButton {
                objectName: "saveViewButton"
                kind: "primary"
                command: save
                busy: editor.busy
            }
        }
        InlineNotice {
            objectName: "viewProblem"
            Layout.fillWidth: true
            visible: editor.problem !== ""
            title: editor.error.title
            message: editor.problem
        }
        ViewForm {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            editor: editor
            readOnly: !Session.superadmin
        }
    }
    Skeleton {
        anchors.fill: parent
        active: !editor.loaded && !editor.error.isSet
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !editor.loaded && editor.error.isSet
        error: editor.error
        onRetry: editor.reload()
    }
}
