// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A new collection: its name and fields, and what will be sent. */
FocusScope {
    id: root

    objectName: "newCollectionPage"

    Command {
        id: create

        commandId: "schema.create"
        title: qsTr("Create collection")
        category: qsTr("Collection")
        iconName: "check"
        shortcut: "Ctrl+S"
        enabled: editor.complete
        onTriggered: editor.save()
    }
    SchemaEditor {
        id: editor

        onSaved: name => {
            Notices.success(qsTr("Collection %1 created").arg(name), qsTr("Its rules are locked until you set them: only superadmins can reach it."));
            waiting.name = name;
        }
    }
    // The page of the new collection needs it in the list, which is being fetched.
    Connections {
        id: waiting

        property string name: ""

        target: CollectionStore

        function onCountChanged(): void {
            if (waiting.name !== "" && CollectionStore.contains(waiting.name))
                Navigator.open("collection", waiting.name, "records");
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.space5
            spacing: Theme.space4

            PageHeader {
                Layout.fillWidth: true
                title: qsTr("New collection")

                UiButton {
                    text: qsTr("Cancel")
                    onClicked: Navigator.canGoBack ? Navigator.back() : Navigator.open("collections")
                }
                UiButton {
                    objectName: "createCollectionButton"
                    kind: "primary"
                    command: create
                    busy: editor.busy
                }
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: editor.error.isSet && editor.nameProblem === ""
                title: editor.error.title
                message: editor.error.message
            }
            FormField {
                objectName: "collectionNameForm"
                Layout.preferredWidth: Theme.grid(90)
                label: qsTr("Name")
                required: true
                help: qsTr("As it stands in the address of the API, for instance samples")
                problem: editor.nameProblem

                UiTextField {
                    objectName: "collectionName"
                    width: parent.width
                    focus: true
                    mono: true
                    invalid: editor.nameProblem !== ""
                    maximumLength: 64
                    onTextEdited: editor.name = text
                }
            }
            FieldList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                editor: editor
            }
        }
        SchemaPreview {
            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible
            editor: editor
        }
    }
}
