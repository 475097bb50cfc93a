// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The fields of a collection, and adding further ones. */
FocusScope {
    id: root

    required property string collection

    objectName: "schemaTab"

    Command {
        id: apply

        commandId: "schema.apply"
        title: qsTr("Add the new fields")
        category: qsTr("Collection")
        iconName: "check"
        shortcut: "Ctrl+S"
        enabled: editor.complete
        onTriggered: editor.save()
    }
    SchemaEditor {
        id: editor

        collection: root.collection
        onSaved: name => Notices.success(qsTr("Fields added to %1").arg(name))
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: editor.loaded

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.space4
            spacing: Theme.space3

            InlineNotice {
                Layout.fillWidth: true
                visible: editor.error.isSet
                title: editor.error.title
                message: editor.error.message
            }
            FieldList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                editor: editor
                readOnly: !Session.superadmin
            }
            RowLayout {
                Layout.fillWidth: true
                visible: editor.newCount > 0
                spacing: Theme.space2

                UiText {
                    Layout.fillWidth: true
                    text: qsTr("%n new field(s). Existing records get the default, or null.", "", editor.newCount)
                    color: Theme.muted
                }
                UiButton {
                    text: qsTr("Discard")
                    onClicked: editor.reload()
                }
                UiButton {
                    kind: "primary"
                    command: apply
                    busy: editor.busy
                }
            }
        }
        SchemaPreview {
            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible && editor.newCount > 0
            editor: editor
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
