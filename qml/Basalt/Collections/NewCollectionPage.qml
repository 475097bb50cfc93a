// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A new collection, or a view of one: its name and fields, and what will be sent. */
FocusScope {
    id: root

    /** `base` or `view`. */
    property string kind: "base"
    readonly property bool makesView: kind === "view"
    readonly property string nameProblem: makesView ? view.nameProblem : editor.nameProblem

    objectName: "newCollectionPage"

    Command {
        id: create

        commandId: "schema.create"
        title: qsTr("Create collection")
        category: qsTr("Collection")
        iconName: "check"
        shortcut: "Ctrl+S"
        writes: true
        enabled: root.makesView ? view.complete : editor.complete
        onTriggered: root.makesView ? view.save() : editor.save()
    }
    ViewEditor {
        id: view

        objectName: "newViewEditor"
        onSaved: name => {
            Notices.success(qsTr("View %1 created").arg(name), qsTr("Its rules are locked until you set them: only superadmins can reach it."));
            waiting.name = name;
        }
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
                    busy: editor.busy || view.busy
                }
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: root.makesView ? view.problem !== "" : editor.error.isSet && editor.nameProblem === ""
                title: root.makesView ? view.error.title : editor.error.title
                message: root.makesView ? view.problem : editor.error.message
            }
            Segmented {
                objectName: "collectionKind"
                values: ["base", "view"]
                texts: [qsTr("Records of its own"), qsTr("View of another collection")]
                value: root.kind
                onChosen: value => root.kind = value
            }
            FormField {
                objectName: "collectionNameForm"
                Layout.preferredWidth: Theme.grid(90)
                label: qsTr("Name")
                required: true
                help: qsTr("As it stands in the address of the API, for instance samples")
                problem: root.nameProblem

                UiTextField {
                    objectName: "collectionName"
                    width: parent.width
                    focus: true
                    mono: true
                    invalid: root.nameProblem !== ""
                    maximumLength: 64
                    onTextEdited: {
                        editor.name = text;
                        view.name = text;
                    }
                }
            }
            FieldList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !root.makesView
                editor: editor
            }
            ViewForm {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.makesView
                editor: view
            }
        }
        SchemaPreview {
            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible
            preview: root.makesView ? view.preview : editor.preview
            hint: root.makesView ? qsTr("Nothing is stored: rows are made of the other collection's records whenever somebody reads them.") : qsTr("One transaction: the table, its indexes and foreign keys, and the audit entry. If anything fails, nothing is left behind.")
        }
    }
}
